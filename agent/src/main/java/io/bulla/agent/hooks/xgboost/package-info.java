/** XGBoost, as DJL brings it along. */
@NullMarked
package io.bulla.agent.hooks.xgboost;

import org.jspecify.annotations.NullMarked;
