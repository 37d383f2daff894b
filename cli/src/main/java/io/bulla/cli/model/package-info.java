/** Commands on models: seal, open, inspect, verify. */
@NullMarked
package io.bulla.cli.model;

import org.jspecify.annotations.NullMarked;
