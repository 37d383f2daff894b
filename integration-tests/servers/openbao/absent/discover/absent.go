// Package discover stands for what looks for a cluster's servers in clouds: there is one server.
package discover

import "log"

type Provider interface{ Help() string }

type Discover struct{}

type Option func(*Discover) error

var Providers map[string]Provider

func New(...Option) (*Discover, error) { return &Discover{}, nil }

func WithProviders(map[string]Provider) Option { return nil }

func (*Discover) Addrs(string, *log.Logger) ([]string, error) { panic("go-discover is left out") }
