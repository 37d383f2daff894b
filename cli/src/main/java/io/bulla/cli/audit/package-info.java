/** {@code bulla audit}: checkpoints over audit chains, and their verification. */
@NullMarked
package io.bulla.cli.audit;

import org.jspecify.annotations.NullMarked;
