/** The HuggingFace tokenizers of DJL and their side files. */
@NullMarked
package io.bulla.agent.hooks.tokenizers;

import org.jspecify.annotations.NullMarked;
