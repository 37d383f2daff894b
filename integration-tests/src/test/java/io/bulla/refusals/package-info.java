/** What must not load does not, and the caller is told why. */
package io.bulla.refusals;
