/** Ordinary applications, which know nothing of Bulla. In a jar of their own. */
@NullMarked
package io.bulla.benchmarks.programs;

import org.jspecify.annotations.NullMarked;
