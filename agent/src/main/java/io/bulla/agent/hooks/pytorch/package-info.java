/** PyTorch, as DJL uses it. */
@NullMarked
package io.bulla.agent.hooks.pytorch;

import org.jspecify.annotations.NullMarked;
