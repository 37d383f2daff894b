/** The structure of the code, held by tests. */
package io.bulla.architecture;
