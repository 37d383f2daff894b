// Package stackdriver stands for Google's client library: no metrics go to a cloud.
package stackdriver

import "github.com/armon/go-metrics"

type Config struct {
	LabelExtractor, Bucketer       any
	ProjectID, Location, Namespace string
	DebugLogs                      bool
}

func NewSink(any, *Config) metrics.MetricSink { panic("Google's monitoring is left out") }
