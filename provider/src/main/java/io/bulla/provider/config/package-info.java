/** The configuration file, parsed once into a record; every error names file, line and key. */
@NullMarked
package io.bulla.provider.config;

import org.jspecify.annotations.NullMarked;
