/** SentencePiece, as DJL uses it. */
@NullMarked
package io.bulla.agent.hooks.sentencepiece;

import org.jspecify.annotations.NullMarked;
