package io.bulla.cli.demo;

/**
 * How another program ended.
 *
 * @param exitCode its exit code
 * @param out its standard output
 * @param err its standard error
 * @param startEpochMillis when it was started
 */
record ProgramRun(int exitCode, String out, String err, long startEpochMillis) {}
