/** Real JVMs with real engines, under the agent of the real distribution. */
package io.bulla.harness;
