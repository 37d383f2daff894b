/** Where the JVM enters the agent: a transformer that compares class names, and nothing else. */
@NullMarked
package io.bulla.agent;

import org.jspecify.annotations.NullMarked;
