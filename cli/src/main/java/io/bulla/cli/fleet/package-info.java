/**
 * Many models at once, in directories and in stores: which ones there are, what their headers say
 * without a key, and one action on each of them with bounds, a report, and an orderly end.
 */
@NullMarked
package io.bulla.cli.fleet;

import org.jspecify.annotations.NullMarked;
