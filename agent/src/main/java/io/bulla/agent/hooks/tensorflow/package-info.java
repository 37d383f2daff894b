/** TensorFlow Java. */
@NullMarked
package io.bulla.agent.hooks.tensorflow;

import org.jspecify.annotations.NullMarked;
