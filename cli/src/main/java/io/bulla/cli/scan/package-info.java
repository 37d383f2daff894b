/** {@code bulla scan}: models whose recipients are not what they should be. */
@NullMarked
package io.bulla.cli.scan;

import org.jspecify.annotations.NullMarked;
