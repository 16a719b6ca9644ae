BeforeAll {
    . $PSScriptRoot/common.ps1
    $server = Start-EtlServer
    $new = $server.ConnectionString -replace 'Database=\w+', 'Database=made_by_initialize'
}

Describe 'Initialize-EtlDatabase' {
    AfterEach { Get-EtlDatabase | Disconnect-EtlDatabase }

    It 'says with -WhatIf what is missing, and creates nothing' {
        $plan = Initialize-EtlDatabase $new -WhatIf
        $plan.DatabaseCreated | Should -BeTrue
        $plan.Scripts | Should -Contain 'catalog/0001-runs.sql'
        $plan.IsPreview | Should -BeTrue
        Get-FailureId { Connect-EtlDatabase $new } | Should -Be 'Etl.Database.Connection'
    }

    It 'creates the database and its catalog, and connects to it' {
        $result = Initialize-EtlDatabase -ConnectionString $new
        $result.DatabaseCreated | Should -BeTrue
        (Invoke-EtlQuery 'select current_database() as name').name | Should -Be 'made_by_initialize'
        (Invoke-EtlQuery 'select count(*) as scripts from etl.migration').scripts | Should -Be $result.Scripts.Count
    }

    It 'changes nothing the second time' {
        $result = [pscustomobject]@{ ConnectionString = $new } | Initialize-EtlDatabase
        $result.DatabaseCreated | Should -BeFalse
        $result.Scripts | Should -BeNullOrEmpty
    }

    It 'ends with Etl.Database.Connection when there is no server' {
        Get-FailureId { Initialize-EtlDatabase 'Host=127.0.0.1;Port=1;Timeout=2' } | Should -Be 'Etl.Database.Connection'
    }
}
