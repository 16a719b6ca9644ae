BeforeAll {
    . $PSScriptRoot/common.ps1
    $home1 = $env:ETL_HOME
    $env:ETL_HOME = Join-Path ([System.IO.Path]::GetTempPath()) "etl-stop-$PID"
    Get-EtlDatabase | Disconnect-EtlDatabase
}

AfterAll {
    Stop-EtlServer | Out-Null
    Remove-Item $env:ETL_HOME -Recurse -Force -ErrorAction Ignore
    $env:ETL_HOME = $home1
}

Describe 'Stop-EtlServer' {
    It 'does nothing where there is no server' {
        (Stop-EtlServer).IsCreated | Should -BeFalse
    }

    It 'stops nothing with -WhatIf' {
        Connect-EtlDatabase | Out-Null
        (Stop-EtlServer -WhatIf).IsRunning | Should -BeTrue
    }

    It 'stops the server and closes the connections to it' {
        $server = Start-EtlServer
        (Stop-EtlServer).IsRunning | Should -BeFalse
        "$($server.DataDirectory)/postmaster.pid" | Should -Not -Exist
        Get-EtlDatabase | Should -BeNullOrEmpty
    }

    It 'lets the next cmdlet start it again' {
        (Invoke-EtlQuery 'select 1 as one').one | Should -Be 1
    }
}
