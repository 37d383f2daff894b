@NullMarked
package io.bulla.agent.hooks.onnxruntime;

import org.jspecify.annotations.NullMarked;
