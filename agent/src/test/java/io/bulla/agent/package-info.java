@NullMarked
package io.bulla.agent;

import org.jspecify.annotations.NullMarked;
