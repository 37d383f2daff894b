// Package azurekeyvault stands for the cloud's client libraries, which a server without a cloud's seal does not need.
package azurekeyvault

import wrapping "github.com/openbao/go-kms-wrapping/v2"

func NewWrapper() wrapping.Wrapper { panic("azurekeyvault is left out") }
