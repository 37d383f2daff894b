package io.bulla.loader;

/**
 * A file of an open model, as its authenticated manifest lists it.
 *
 * @param path path below the model's directory, empty for a model that is one file
 * @param role {@code model} or {@code side}
 * @param plaintextLengthBytes length of the plaintext
 */
public record MemberInfo(String path, String role, long plaintextLengthBytes) {}
