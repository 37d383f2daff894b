/** What is left of plaintext and keys in the memory of a process. */
package io.bulla.hygiene;
