/**
 * What backends that are reached over a network share: attempts under one deadline, HTTP, JSON and
 * TLS, of the JDK alone. A copy of it lies in each extension that uses it.
 */
@NullMarked
package io.bulla.provider.remote;

import org.jspecify.annotations.NullMarked;
