/** What may be said of figures that scatter. Knows no benchmark. */
@NullMarked
package io.bulla.benchmarks.statistics;

import org.jspecify.annotations.NullMarked;
