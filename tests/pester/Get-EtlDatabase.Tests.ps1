BeforeAll {
    . $PSScriptRoot/common.ps1
    Get-EtlDatabase | Disconnect-EtlDatabase
}

Describe 'Get-EtlDatabase' {
    AfterEach { Get-EtlDatabase | Disconnect-EtlDatabase }

    It 'connects to nothing by itself' {
        Get-EtlDatabase | Should -BeNullOrEmpty
    }

    It 'marks the one that cmdlets use' {
        Connect-EtlDatabase | Out-Null
        Connect-EtlDatabase | Out-Null
        (Get-EtlDatabase).IsDefault | Should -Be @($false, $true)
    }

    It 'shows only the default on demand' {
        Connect-EtlDatabase | Out-Null
        Connect-EtlDatabase | Out-Null
        @(Get-EtlDatabase -Default).Count | Should -Be 1
    }
}
