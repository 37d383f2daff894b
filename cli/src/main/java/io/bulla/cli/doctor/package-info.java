/** {@code bulla doctor}: what this host and configuration give. */
@NullMarked
package io.bulla.cli.doctor;

import org.jspecify.annotations.NullMarked;
