BeforeAll {
    . $PSScriptRoot/common.ps1
    Get-EtlDatabase | Disconnect-EtlDatabase
}

Describe 'Disconnect-EtlDatabase' {
    AfterEach { Get-EtlDatabase | Disconnect-EtlDatabase }

    It 'closes the default, and the one before takes its place' {
        $first = Connect-EtlDatabase
        Connect-EtlDatabase | Out-Null
        Disconnect-EtlDatabase
        Get-EtlDatabase -Default | Should -Be $first
    }

    It 'closes the database given by name' {
        $first = Connect-EtlDatabase
        $second = Connect-EtlDatabase
        Disconnect-EtlDatabase -Database $first
        Get-EtlDatabase | Should -Be $second
    }

    It 'closes databases from the pipeline' {
        Connect-EtlDatabase | Out-Null
        Connect-EtlDatabase | Out-Null
        Get-EtlDatabase | Disconnect-EtlDatabase
        Get-EtlDatabase | Should -BeNullOrEmpty
    }

    It 'does nothing without a connection' {
        { Disconnect-EtlDatabase } | Should -Not -Throw
    }

    It 'leaves a closed database that cannot be used' {
        $database = Connect-EtlDatabase
        Disconnect-EtlDatabase
        Get-FailureId { Invoke-EtlQuery 'select 1' -Database $database } | Should -Be 'Etl.Database.Closed'
    }
}
