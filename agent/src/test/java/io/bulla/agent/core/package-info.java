@NullMarked
package io.bulla.agent.core;

import org.jspecify.annotations.NullMarked;
