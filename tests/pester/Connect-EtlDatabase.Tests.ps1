BeforeAll {
    . $PSScriptRoot/common.ps1
    $server = Start-EtlServer
}

Describe 'Connect-EtlDatabase' {
    AfterEach { Get-EtlDatabase | Disconnect-EtlDatabase }

    It 'connects to the private server when no database is named' {
        $database = Connect-EtlDatabase
        $database.IsEmbedded | Should -BeTrue
        $database.Capabilities.Version.Major | Should -BeGreaterOrEqual 15
    }

    It 'takes a connection string by name' {
        (Connect-EtlDatabase -ConnectionString $server.ConnectionString).IsEmbedded | Should -BeFalse
    }

    It 'takes a connection string from the pipeline by property name' {
        ($server | Connect-EtlDatabase).ConnectionString | Should -Match 'Database=etl'
    }

    It 'takes the connection string of the environment' {
        $env:ETL_DATABASE = $server.ConnectionString
        try { (Connect-EtlDatabase).IsEmbedded | Should -BeFalse } finally { Remove-Item env:ETL_DATABASE }
    }

    It 'makes the database the one that cmdlets use' {
        Connect-EtlDatabase | Out-Null
        $second = Connect-EtlDatabase
        (Get-EtlDatabase -Default) | Should -Be $second
    }

    It 'connects to nothing with -WhatIf' {
        Connect-EtlDatabase -WhatIf
        Get-EtlDatabase | Should -BeNullOrEmpty
    }

    It 'ends with <Id> for <Text>' -ForEach @(
        @{ Text = 'Host=127.0.0.1;Port=1;Timeout=2'; Id = 'Etl.Database.Connection' }
        @{ Text = 'nonsense'; Id = 'Etl.Database.ConnectionString' }
    ) {
        Get-FailureId { Connect-EtlDatabase $Text } | Should -Be $Id
    }

    It 'says what to do next' {
        try { Connect-EtlDatabase 'Host=127.0.0.1;Port=1;Timeout=2' } catch { $failure = $_ }
        $failure.ErrorDetails.RecommendedAction | Should -Match 'server runs'
        $failure.CategoryInfo.Category | Should -Be 'ConnectionError'
        $failure.TargetObject | Should -Match '127.0.0.1:1'
    }
}
