package io.bulla.agent.hooks;

import io.bulla.agent.hooks.TargetClass.MethodShape;

/**
 * A visit and the one method whose code it changes.
 *
 * @param method the method
 * @param visit makes the visitor of its code
 * @param optional whether some versions of the class lack the method
 */
public record CodeBinding(MethodShape method, CodeVisit visit, boolean optional) {
  /** Of a method that every version has. */
  public CodeBinding(MethodShape method, CodeVisit visit) {
    this(method, visit, false);
  }
}
