/** The files that DJL reads beside a model. */
@NullMarked
package io.bulla.agent.hooks.djl;

import org.jspecify.annotations.NullMarked;
