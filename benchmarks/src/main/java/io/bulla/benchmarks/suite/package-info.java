/** All that is measured, as one command. */
@NullMarked
package io.bulla.benchmarks.suite;

import org.jspecify.annotations.NullMarked;
