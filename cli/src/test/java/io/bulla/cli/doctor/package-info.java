/** Tests of what {@code bulla doctor} says. */
@NullMarked
package io.bulla.cli.doctor;

import org.jspecify.annotations.NullMarked;
