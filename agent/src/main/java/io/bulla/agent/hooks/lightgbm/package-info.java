/** LightGBM, as DJL uses it. */
@NullMarked
package io.bulla.agent.hooks.lightgbm;

import org.jspecify.annotations.NullMarked;
