/** The embedded key store: BCFKS through BC FIPS, the only code that names its types. */
@NullMarked
package io.bulla.provider.bcfips;

import org.jspecify.annotations.NullMarked;
