/**
 * What the agent costs: twin JVMs that run the same application, one of them under the agent, with
 * a sealed model where the other has the plain one.
 */
@NullMarked
package io.bulla.benchmarks.agent;

import org.jspecify.annotations.NullMarked;
