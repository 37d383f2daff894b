/** A process that dies at any moment leaves the model that was, or the one to be. */
package io.bulla.faults;
