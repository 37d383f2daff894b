/**
 * The record of every use of a KEK: chains of lines, each bound to the one before, that are written
 * before a key is released, signed checkpoints over them, and their verification.
 */
@NullMarked
package io.bulla.provider.audit;

import org.jspecify.annotations.NullMarked;
