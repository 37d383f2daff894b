/**
 * What hooks have in common: matching by shape, weaving, and putting calls in other calls' place.
 */
@NullMarked
package io.bulla.agent.hooks;

import org.jspecify.annotations.NullMarked;
