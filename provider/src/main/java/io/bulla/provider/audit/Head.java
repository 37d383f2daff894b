package io.bulla.provider.audit;

/**
 * The end of a chain as somebody saw it.
 *
 * @param chain the chain
 * @param sequence of its last whole line
 * @param bytes the length of the file up to there
 * @param hash SHA-256 of that line, in hexadecimal
 */
public record Head(String chain, long sequence, long bytes, String hash) {}
