package io.bulla.cli.propagate;

/**
 * One {@code [models]} of a plan.
 *
 * @param line of its heading
 * @param pattern which models it is about
 * @param aim what it wants of them
 */
record Rule(PlanLine line, PlacePattern pattern, Aim aim) {}
