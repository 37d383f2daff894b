package io.bulla.agent.hooks;

import io.bulla.agent.hooks.TargetClass.MethodShape;

/**
 * A visit and the one method whose code it changes.
 *
 * @param method the method
 * @param visit makes the visitor of its code
 */
public record CodeBinding(MethodShape method, CodeVisit visit) {}
