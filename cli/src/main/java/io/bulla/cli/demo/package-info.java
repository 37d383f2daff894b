/** {@code bulla demo}: the main job before the user's eyes. */
@NullMarked
package io.bulla.cli.demo;

import org.jspecify.annotations.NullMarked;
