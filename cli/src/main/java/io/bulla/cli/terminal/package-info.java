/** What a person or a script sees: lines, tables, JSON, progress. */
@NullMarked
package io.bulla.cli.terminal;

import org.jspecify.annotations.NullMarked;
