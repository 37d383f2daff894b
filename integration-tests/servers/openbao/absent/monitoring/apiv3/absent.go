// Package monitoring stands for Google's client library: no metrics go to a cloud.
package monitoring

import "context"

type MetricClient struct{}

func NewMetricClient(context.Context, ...any) (*MetricClient, error) {
	panic("Google's monitoring is left out")
}
