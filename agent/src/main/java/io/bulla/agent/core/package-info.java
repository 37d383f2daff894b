/** The isolated half of the agent: composition, configuration, policy and reports. */
@NullMarked
package io.bulla.agent.core;

import org.jspecify.annotations.NullMarked;
