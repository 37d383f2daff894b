// Package vault stands for Google's client library: no metrics go to a cloud.
package vault

var Extractor, Bucketer any
