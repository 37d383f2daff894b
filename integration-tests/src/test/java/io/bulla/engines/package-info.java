/** Sealed models in real engines, under the real agent. */
package io.bulla.engines;
