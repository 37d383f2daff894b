/** What sealing and opening cost, beside the alternatives. */
@NullMarked
package io.bulla.benchmarks;

import org.jspecify.annotations.NullMarked;
