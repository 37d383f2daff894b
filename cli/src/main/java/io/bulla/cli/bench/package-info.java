/** The command bench: how fast models open on this host, and whether that is fast enough. */
@NullMarked
package io.bulla.cli.bench;

import org.jspecify.annotations.NullMarked;
