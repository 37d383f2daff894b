package io.bulla.benchmarks.agent;

/**
 * Two JVMs that run the same application.
 *
 * @param plain without the agent, with a plain model
 * @param sealed under the agent, with the same model sealed
 */
record Twins(Twin plain, Twin sealed) {}
