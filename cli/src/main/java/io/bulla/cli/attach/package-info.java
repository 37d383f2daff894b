/** {@code bulla attach}: the agent in a JVM that runs already. */
@NullMarked
package io.bulla.cli.attach;

import org.jspecify.annotations.NullMarked;
